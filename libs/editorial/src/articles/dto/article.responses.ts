import { ApiProperty } from '@nestjs/swagger';
import { ARTICLE_STATES } from '../article.states.js';

export class ArticleSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Không hiện với nội dung bị từ chối theo căn cứ 6, 7' }) title!: string;
  @ApiProperty({ enum: ARTICLE_STATES }) state!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty() category!: string;
  @ApiProperty({ type: String, nullable: true }) genre!: string | null;
  @ApiProperty() authorName!: string;
  @ApiProperty() currentVersion!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Bản công dân đang thấy' }) liveVersion!: number | null;
  @ApiProperty() restricted!: boolean;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
}

export class ArticlesResponse {
  @ApiProperty({ type: [ArticleSummaryDto] }) items!: ArticleSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ArticleImageDto {
  @ApiProperty() src!: string;
  @ApiProperty() alt!: string;
  @ApiProperty({ type: Number, nullable: true }) width!: number | null;
  @ApiProperty({ type: Number, nullable: true }) height!: number | null;
  @ApiProperty({ type: String, nullable: true }) caption!: string | null;
}

export class ArticleTextDto {
  @ApiProperty() number!: number;
  @ApiProperty() slug!: string;
  @ApiProperty() title!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ description: 'HTML đã làm sạch' }) body!: string;
  @ApiProperty() category!: string;
  @ApiProperty() featured!: boolean;
  @ApiProperty() office!: string;
  @ApiProperty({ type: String, nullable: true }) byline!: string | null;
  @ApiProperty({ enum: ['own', 'reused'] }) origin!: string;
  @ApiProperty({ type: String, nullable: true }) source!: string | null;
  @ApiProperty({ type: String, nullable: true }) sourceAuthor!: string | null;
  @ApiProperty({ type: String, nullable: true }) sourceUrl!: string | null;
  @ApiProperty({ type: ArticleImageDto, nullable: true }) image!: ArticleImageDto | null;
  @ApiProperty({ description: 'Mã băm của những gì được ký' }) contentHash!: string;
  @ApiProperty({ type: String, nullable: true }) changeNote!: string | null;
  @ApiProperty() editedByName!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class SignatureDto {
  @ApiProperty() name!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() position!: string;
  @ApiProperty({ description: 'Ký theo ủy quyền' }) delegated!: boolean;
  @ApiProperty({ format: 'date-time' }) signedAt!: string;
}

export class StageDto {
  @ApiProperty() key!: string;
  @ApiProperty() label!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ enum: ['all', 'any'], description: 'Mọi người ký, hoặc một người là đủ' }) need!: string;
  @ApiProperty({ type: [String], description: 'Kết luận phải có' }) verdicts!: string[];
  @ApiProperty({ type: [String] }) demands!: string[];
  @ApiProperty({ enum: ['signed', 'open', 'waiting'] }) state!: string;
  @ApiProperty({ type: [SignatureDto] }) signatures!: SignatureDto[];
}

export class RefusalDto {
  @ApiProperty() ground!: string;
  @ApiProperty({ minimum: 1, maximum: 7 }) groundNumber!: number;
  @ApiProperty() groundLabel!: string;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) duplicateOfId!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) recheckOn!: string | null;
  @ApiProperty() refusedByName!: string;
  @ApiProperty({ format: 'date-time' }) refusedAt!: string;
}

export class WithdrawalDto {
  @ApiProperty({ description: 'Căn cứ, theo lời của quy định ngày gỡ' }) ground!: string;
  @ApiProperty({ description: 'Lời công dân đọc ở địa chỉ cũ' }) reason!: string;
  @ApiProperty({ description: 'Vị trí đã quyết định' }) decidedBy!: string;
  @ApiProperty({ format: 'date-time' }) withdrawnAt!: string;
}

export class ApprovalDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['pending', 'granted', 'refused', 'voided'] }) state!: string;
  @ApiProperty() stateLabel!: string;
  @ApiProperty() route!: string;
  @ApiProperty() routeLabel!: string;
  @ApiProperty() basis!: string;
  @ApiProperty() contentHash!: string;
  @ApiProperty({ type: String, nullable: true }) checklistVersion!: string | null;
  @ApiProperty() submittedByName!: string;
  @ApiProperty({ format: 'date-time' }) submittedAt!: string;
  @ApiProperty({ type: [StageDto] }) stages!: StageDto[];
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal!: RefusalDto | null;
}

export class AllowanceDto {
  @ApiProperty() allowed!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Mã lý do khi không được' }) code!: string | null;
  @ApiProperty({ type: String, nullable: true }) message!: string | null;
}

export class AllowancesDto {
  @ApiProperty({ type: AllowanceDto }) edit!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) classify!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) submit!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) sign!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) refuse!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) publish!: AllowanceDto;
  @ApiProperty({ type: AllowanceDto }) withdraw!: AllowanceDto;
}

export class ArticleResponse extends ArticleSummaryDto {
  @ApiProperty({ format: 'uuid' }) authorId!: string;
  @ApiProperty({ type: String, nullable: true }) classifiedByName!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ description: 'Địa chỉ của bản hiện tại', example: '/tin-tuc/lich-mo-cong' }) path!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Địa chỉ công dân đang thấy' }) livePath!: string | null;
  @ApiProperty({ type: ArticleTextDto, nullable: true, description: 'Không có khi nội dung bị hạn chế' }) text!: ArticleTextDto | null;
  @ApiProperty({ type: ApprovalDto, nullable: true, description: 'Lượt trình gần nhất' }) approval!: ApprovalDto | null;
  @ApiProperty({ type: WithdrawalDto, nullable: true, description: 'Vì sao bài đã được gỡ bỏ' }) withdrawal!: WithdrawalDto | null;
  @ApiProperty({ description: 'Trình sẽ tới Ban Biên tập, hoặc tới đơn vị phụ trách nội dung', enum: ['board', 'contentUnit'] })
  submitsTo!: string;
  @ApiProperty({ type: [String], description: 'Những điều phải có khi trình' }) submitDemands!: string[];
  @ApiProperty({ type: AllowancesDto, description: 'Tôi được làm gì, nếu không thì vì sao' }) may!: AllowancesDto;
}

export class ArticleVersionDto {
  @ApiProperty() number!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) changeNote!: string | null;
  @ApiProperty() editedByName!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ description: 'Công dân đang thấy bản này' }) live!: boolean;
}

export class ArticleVersionsResponse {
  @ApiProperty({ type: [ArticleVersionDto], description: 'Mới nhất trước' }) items!: ArticleVersionDto[];
}
