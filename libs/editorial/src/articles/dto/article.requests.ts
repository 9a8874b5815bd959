import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { DEMANDS, type Demand, VERDICTS } from '@cong-tinh/regulation';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ARTICLE_ORIGINS, type ArticleOrigin } from '../article-version.entity.js';
import { ARTICLE_STATES, type ArticleState } from '../article.states.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A path of our own, or a full address. */
const IMAGE = /^(\/[^/\\\s][^\\\s]*|https:\/\/[^\s]+)$/;

export class ArticleImageBody {
  @ApiProperty({ description: 'Đường dẫn trên cổng, hoặc địa chỉ https đầy đủ' })
  @Matches(IMAGE, { message: 'phải là đường dẫn trên cổng hoặc địa chỉ https' })
  @MaxLength(1000)
  src!: string;

  @ApiProperty({ description: 'Mô tả cho người không nhìn thấy ảnh (LA-4.2.d)' })
  @IsString()
  @MaxLength(300)
  alt!: string;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20_000)
  width?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20_000)
  height?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  caption?: string | null;
}

export class CreateArticleBody {
  @ApiProperty({ minLength: 5, maxLength: 200 })
  @IsString()
  @Length(5, 200)
  title!: string;

  @ApiPropertyOptional({ maxLength: 500, description: 'Bắt buộc khi trình' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  summary?: string;

  @ApiPropertyOptional({ description: 'HTML; máy chủ chỉ giữ những thẻ được phép' })
  @IsOptional()
  @IsString()
  @MaxLength(500_000)
  body?: string;

  @ApiProperty({ description: 'Đường dẫn (slug) của chuyên mục', example: 'tin-tuc' })
  @Matches(SLUG, { message: 'phải là đường dẫn của một chuyên mục' })
  category!: string;

  @ApiPropertyOptional({ description: 'Đặt ở vị trí đầu trang chủ' })
  @IsOptional()
  @IsBoolean()
  featured?: boolean;

  @ApiPropertyOptional({ description: 'Phần cuối của địa chỉ; mặc định lấy từ tiêu đề' })
  @IsOptional()
  @Matches(SLUG, { message: 'chỉ gồm chữ thường không dấu, số và dấu gạch nối' })
  @MaxLength(100)
  slug?: string;

  @ApiPropertyOptional({ description: 'Cơ quan đứng tên; mặc định là tên trang' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  office?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Tác giả hiển thị' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  byline?: string | null;

  @ApiPropertyOptional({ enum: ARTICLE_ORIGINS, description: 'Tự viết hoặc dẫn lại; dẫn lại phải ghi nguồn và tác giả (LA-12.4)' })
  @IsOptional()
  @IsIn(ARTICLE_ORIGINS)
  origin?: ArticleOrigin;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  source?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  sourceAuthor?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(1000)
  sourceUrl?: string | null;

  @ApiPropertyOptional({ type: ArticleImageBody, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleImageBody)
  image?: ArticleImageBody | null;
}

export class EditArticleBody extends CreateArticleBody {
  @ApiProperty({ minimum: 1, description: 'Số của bản đã bắt đầu sửa; bản khác đã được lưu thì trả 409' })
  @IsInt()
  @Min(1)
  expectedVersion!: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Sửa gì, vì sao' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  changeNote?: string | null;
}

export class ChecklistBody {
  @ApiProperty({ description: 'Bản của bảng kiểm tra đã xác nhận' })
  @IsInt()
  @Min(1)
  version!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' }, description: 'Mã từng mục và xác nhận' })
  @IsObject()
  answers!: Record<string, boolean>;
}

export class SubmissionBody extends PartialType(PickType(EditArticleBody, ['expectedVersion'] as const)) {
  @ApiPropertyOptional({ type: ChecklistBody, description: 'Bảng kiểm tra tuân thủ (LA-4.2.c, LA-12.1)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChecklistBody)
  checklist?: ChecklistBody;

  @ApiPropertyOptional({ enum: DEMANDS, isArray: true, description: 'Những điều người trình cam kết khi quy trình đòi hỏi' })
  @IsOptional()
  @IsIn(DEMANDS, { each: true })
  confirms?: Demand[];
}

const VERDICT_VALUES = ['pass', 'fail'] as const;
type VerdictValue = (typeof VERDICT_VALUES)[number];

export class VerdictsBody implements Partial<Record<(typeof VERDICTS)[number], VerdictValue>> {
  @ApiPropertyOptional({ enum: VERDICT_VALUES, description: 'Nội dung' })
  @IsOptional()
  @IsIn(VERDICT_VALUES)
  content?: VerdictValue;

  @ApiPropertyOptional({ enum: VERDICT_VALUES, description: 'Hình thức thể hiện' })
  @IsOptional()
  @IsIn(VERDICT_VALUES)
  form?: VerdictValue;

  @ApiPropertyOptional({ enum: VERDICT_VALUES, description: 'Liều lượng' })
  @IsOptional()
  @IsIn(VERDICT_VALUES)
  dosage?: VerdictValue;
}

export class SignatureBody {
  @ApiProperty({ description: 'Mã băm của đúng bản đang xem (contentHash)' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'phải là mã băm của bản đang xem' })
  contentHash!: string;

  @ApiProperty({ type: VerdictsBody, description: 'Kết luận mà bước này đòi hỏi (LA-9.4.a)' })
  @ValidateNested()
  @Type(() => VerdictsBody)
  verdicts!: VerdictsBody;

  @ApiPropertyOptional({ enum: DEMANDS, isArray: true, description: 'Những điều người ký xác nhận khi bước này đòi hỏi' })
  @IsOptional()
  @IsIn(DEMANDS, { each: true })
  confirms?: Demand[];

  @ApiPropertyOptional({ maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class RefusalBody {
  @ApiProperty({ description: 'Mã của đúng một căn cứ (LA-9.5)', example: 'poor_quality' })
  @IsString()
  @MaxLength(40)
  ground!: string;

  @ApiProperty({ maxLength: 2000, description: 'Lý do cụ thể' })
  @IsString()
  @MaxLength(2000)
  note!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Tin, bài đang đăng bị trùng; bắt buộc với căn cứ trùng lặp' })
  @IsOptional()
  @IsUUID()
  duplicateOfId?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Ngày xem lại, với nội dung chưa được phổ biến' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'phải có dạng NĂM-THÁNG-NGÀY' })
  recheckOn?: string;
}

export class WithdrawalBody {
  @ApiProperty({ description: 'Mã của căn cứ gỡ bỏ (LA-9.4.b)', example: 'no_longer_suitable' })
  @IsString()
  @MaxLength(40)
  ground!: string;

  @ApiPropertyOptional({ maxLength: 500, description: 'Lý do công khai; mặc định là lời của căn cứ' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  publicReason?: string;
}

export class ClassificationBody {
  @ApiProperty({ description: 'Mã thể loại theo quy tắc article.genres', example: 'news' })
  @IsString()
  @MaxLength(40)
  genre!: string;
}

export class ArticlesQuery {
  @ApiPropertyOptional({ enum: ARTICLE_STATES, isArray: true })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsIn(ARTICLE_STATES, { each: true })
  state?: ArticleState[];

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(SLUG, { message: 'phải là đường dẫn của một chuyên mục' })
  category?: string;

  @ApiPropertyOptional({ description: 'Tìm trong tiêu đề và tóm tắt, có dấu hoặc không dấu' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ enum: ['yes'], description: 'Chỉ tin, bài của tôi' })
  @IsOptional()
  @IsIn(['yes'])
  mine?: 'yes';

  @ApiPropertyOptional({ description: 'Con trỏ `next` của trang trước' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 30 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
