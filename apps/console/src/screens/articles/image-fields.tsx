import { Form, Input } from 'antd';
import { type ArticleImage } from '../../api/types';
import { Basis } from '../../ui';

export interface ImageFieldsProps {
  image: ArticleImage | null;
  slug: string;
  errors: Record<string, string>;
  onImage(image: ArticleImage | null): void;
  onSlug(slug: string): void;
}

const NONE: ArticleImage = { src: '', alt: '', width: null, height: null, caption: null };
const item = (error?: string) => (error ? { validateStatus: 'error' as const, help: error } : {});

/** The picture by its address, with words for those who cannot see it, and the last part of the article's address. Basis: LA-4.2.d */
export function ImageFields({ image, slug, errors, onImage, onSlug }: ImageFieldsProps) {
  const shown = image ?? NONE;
  const set = (changes: Partial<ArticleImage>) => {
    const next = { ...shown, ...changes };
    onImage(next.src || next.alt || next.caption ? next : null);
  };
  return (
    <Form layout="vertical" requiredMark={false} className="tight-form" component="div">
      <Form.Item label="Ảnh đại diện" htmlFor="image-src" extra="Đường dẫn trên cổng, hoặc địa chỉ https." {...item(errors['image'])}>
        <Input id="image-src" inputMode="url" maxLength={1000} value={shown.src} onChange={(event) => set({ src: event.target.value })} />
      </Form.Item>
      {image && (
        <>
          <Form.Item
            label="Mô tả ảnh"
            htmlFor="image-alt"
            {...item(image.alt.trim() ? undefined : 'Ảnh phải có mô tả cho người không nhìn thấy')}
          >
            <Input.TextArea
              id="image-alt"
              rows={2}
              maxLength={300}
              placeholder="Ví dụ: Người dân ấp 4 đắp bao cát trên bờ rạch"
              value={image.alt}
              onChange={(event) => set({ alt: event.target.value })}
            />
          </Form.Item>
          <Form.Item label="Chú thích" htmlFor="image-caption">
            <Input
              id="image-caption"
              maxLength={300}
              value={image.caption ?? ''}
              onChange={(event) => set({ caption: event.target.value })}
            />
          </Form.Item>
          <p>
            <Basis id="LA-4.2.d" />
          </p>
        </>
      )}
      <Form.Item label="Phần cuối của địa chỉ" htmlFor="article-slug" extra="Bỏ trống là lấy theo tiêu đề." {...item(errors['slug'])}>
        <Input
          id="article-slug"
          maxLength={100}
          autoCapitalize="none"
          spellCheck={false}
          value={slug}
          onChange={(event) => onSlug(event.target.value)}
        />
      </Form.Item>
    </Form>
  );
}
