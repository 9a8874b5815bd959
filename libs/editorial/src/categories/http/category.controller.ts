import { Database, Route } from '@cong-tinh/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Categories } from '../categories.service.js';
import { CategoriesResponse } from './category.dto.js';

@ApiTags('Chuyên mục')
@Controller('api/sites/:site/categories')
export class CategoryController {
  constructor(
    private readonly database: Database,
    private readonly categories: Categories,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Chuyên mục của trang', operationId: 'listCategories' })
  @ApiOkResponse({ type: CategoriesResponse })
  @Route({ permission: 'category.list', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Param('site', ParseUUIDPipe) site: string): Promise<CategoriesResponse> {
    const items = await this.database.inSite(site, () => this.categories.list(site));
    return {
      items: items.map(({ id, slug, name, mandatory, basis, open }) => ({ id, slug, name, path: `/${slug}`, mandatory, basis, open })),
    };
  }
}
