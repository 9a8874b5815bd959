import { useCategories } from '../../api/hooks/articles';
import { type ArticleText } from '../../api/types';
import { Fact, Facts } from '../../ui';

/** What a signature binds beside the text: placement, address, provenance, picture. */
export function SignedFacts({ site, text }: { site: string; text: ArticleText }) {
  const categories = useCategories(site);
  const category = categories.data?.items.find(({ slug }) => slug === text.category)?.name ?? text.category;
  return (
    <Facts>
      <Fact name="Chuyên mục">{category}</Fact>
      <Fact name="Địa chỉ">{`/${text.category}/${text.slug}`}</Fact>
      {text.featured && <Fact name="Chỗ đăng">Vị trí đầu trang chủ</Fact>}
      <Fact name="Cơ quan đứng tên">{text.office}</Fact>
      <Fact name="Nguồn gốc">{text.origin === 'own' ? 'Tự viết' : `Dẫn lại${text.sourceUrl ? `, bài gốc ${text.sourceUrl}` : ''}`}</Fact>
      {text.image && (
        <Fact name="Ảnh đại diện">
          {text.image.alt}
          {text.image.caption && `. Chú thích: ${text.image.caption}`}
          <br />
          <small>{text.image.src}</small>
        </Fact>
      )}
    </Facts>
  );
}
