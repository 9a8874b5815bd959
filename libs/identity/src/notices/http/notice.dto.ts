import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';

export class NoticeChoiceView {
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'Thư báo điều gì' }) label!: string;
  @ApiProperty({ description: 'Có thể tắt hay không' }) optional!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Căn cứ' }) basis!: string | null;
  @ApiProperty() wanted!: boolean;
}

export class NoticeChoices {
  @ApiProperty({ type: [NoticeChoiceView] }) items!: NoticeChoiceView[];
}

export class ChooseNoticeBody {
  @ApiProperty()
  @IsBoolean()
  wanted!: boolean;
}

export class StopQuery {
  @IsString()
  @MaxLength(500)
  ticket!: string;
}
