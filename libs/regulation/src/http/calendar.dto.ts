import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { DEADLINE_MODES, type DeadlineMode } from '../calendar/deadline.js';
import { CALENDAR_DAY_KINDS, type CalendarDayKind } from '../calendar/working-calendar.js';
import { CERTAINTIES, type Certainty } from '../regulations/regulation.js';

export class CalendarDayDto {
  @ApiProperty({ format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'phải có dạng NĂM-THÁNG-NGÀY' })
  date!: string;

  @ApiProperty({ enum: CALENDAR_DAY_KINDS, description: 'Ngày lễ, nghỉ bù, nghỉ hoán đổi, làm bù' })
  @IsIn(CALENDAR_DAY_KINDS)
  kind!: CalendarDayKind;

  @ApiProperty()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ description: 'Văn bản làm căn cứ' })
  @IsString()
  @Length(1, 200)
  source!: string;

  @ApiProperty({ enum: CERTAINTIES })
  @IsIn(CERTAINTIES)
  certainty!: Certainty;
}

export class CalendarYearBody {
  @ApiProperty({ description: 'Số lần sửa đã thấy khi tải lịch' })
  @IsInt()
  @Min(0)
  revision!: number;

  @ApiProperty({ description: 'Lịch nghỉ của năm đã được công bố' })
  @IsBoolean()
  announced!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Văn bản công bố' })
  @ValidateIf((body: CalendarYearBody) => body.source !== null)
  @IsString()
  @MaxLength(300)
  source!: string | null;

  @ApiProperty({ type: [CalendarDayDto] })
  @IsArray()
  @ArrayMaxSize(120)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayDto)
  days!: CalendarDayDto[];
}

export class CalendarYearResponse {
  @ApiProperty() year!: number;
  @ApiProperty() revision!: number;
  @ApiProperty() announced!: boolean;
  @ApiProperty({ type: String, nullable: true }) source!: string | null;
  @ApiProperty({ type: [CalendarDayDto] }) days!: CalendarDayDto[];
}

export class DeadlineBody {
  @ApiProperty({ description: 'Ngày (NĂM-THÁNG-NGÀY); với cách tính từ 08:00 là thời điểm có giờ, ISO 8601' })
  @Matches(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/, {
    message: 'phải là ngày hoặc thời điểm theo ISO 8601',
  })
  from!: string;

  @ApiProperty({ minimum: 0, maximum: 3660 })
  @IsInt()
  @Min(0)
  @Max(3660)
  days!: number;

  @ApiProperty({ enum: DEADLINE_MODES })
  @IsIn(DEADLINE_MODES)
  mode!: DeadlineMode;
}

export class CountedDayDto {
  @ApiProperty({ format: 'date' }) date!: string;
  @ApiProperty() counted!: boolean;
  @ApiProperty({ required: false, description: 'Là ngày thứ mấy, nếu được tính' }) n?: number;
  @ApiProperty() why!: string;
}

export class DeadlineWarningDto {
  @ApiProperty({ enum: ['calendar_year_not_announced'] }) code!: 'calendar_year_not_announced';
  @ApiProperty() year!: number;
  @ApiProperty() message!: string;
}

export class DeadlineResponse {
  @ApiProperty({ format: 'date', description: 'Hết ngày này là hết hạn' }) due!: string;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: [CountedDayDto] }) trace!: CountedDayDto[];
  @ApiProperty({ type: [DeadlineWarningDto] }) warnings!: DeadlineWarningDto[];
}
