import { ApiProperty } from '@nestjs/swagger';

export class CategoryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'tin-tuc' }) slug!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Địa chỉ công khai', example: '/tin-tuc' }) path!: string;
  @ApiProperty({ description: 'Quy chế đòi hỏi phải có' }) mandatory!: boolean;
  @ApiProperty() basis!: string;
  @ApiProperty({ description: 'Còn nhận tin, bài' }) open!: boolean;
}

export class CategoriesResponse {
  @ApiProperty({ type: [CategoryDto] }) items!: CategoryDto[];
}
