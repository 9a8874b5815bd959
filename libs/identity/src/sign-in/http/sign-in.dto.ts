import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class SignInQuery {
  @ApiPropertyOptional({ description: 'Đường dẫn của bàn làm việc để trở lại' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  return?: string;

  @ApiPropertyOptional({ enum: ['1'], description: 'Xác nhận lại danh tính bằng bước thứ hai' })
  @IsOptional()
  @IsIn(['1'])
  stepUp?: '1';
}

export class SignedOut {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Nơi trình duyệt đến để kết thúc cả phiên của dịch vụ đăng nhập; null khi dịch vụ chưa trả lời',
  })
  location!: string | null;
}

export class BackChannelLogoutBody {
  @ApiProperty()
  @IsString()
  @MaxLength(8192)
  logout_token!: string;
}
