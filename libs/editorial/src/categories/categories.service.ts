import { InvalidError } from '@cong-tinh/kernel';
import { Injectable } from '@nestjs/common';
import type { Category } from './category.js';
import { CategoryRepository } from './category.repository.js';

/** Reads on categories, inside an open door of the site. */
@Injectable()
export class Categories {
  constructor(private readonly categories: CategoryRepository) {}

  list(siteId: string): Promise<Category[]> {
    return this.categories.list(siteId);
  }

  /** @throws InvalidError `category_unknown` for one the site has not, or has closed */
  async requireOpen(siteId: string, slug: string): Promise<Category> {
    const category = await this.categories.find(siteId, slug);
    if (!category?.open) throw new InvalidError('category_unknown', 'Trang không có chuyên mục này.', { field: 'category' });
    return category;
  }
}
