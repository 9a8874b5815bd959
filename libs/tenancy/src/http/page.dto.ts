import { BadRequestError, fold } from '@cong-tinh/kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Where a page begins and how long it is. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Giá trị `next` của trang trước' })
  @IsOptional()
  @IsString()
  @MaxLength(600)
  after?: string;

  @ApiPropertyOptional({ default: 50, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

/** A page that can be searched, with or without diacritics. */
export class SearchQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Tìm không phân biệt dấu' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

const MOST_WORDS = 8;

/** Words to look for, each anywhere. */
export const searchWords = (search: string | undefined): string[] =>
  fold(search ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** One page: what was asked plus one tells whether there is more. `place` says where a row stands. */
export function pageOf<Row, View, Place>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
  place: (row: Row) => Place,
): { items: View[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last !== undefined ? writePlace(place(last)) : null };
}

const writePlace = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place a cursor names, once its shape is as expected. @throws BadRequestError `bad_cursor` */
export function readPlace<Place extends object>(
  after: string | undefined,
  shape: { readonly [K in keyof Place]: 'string' | 'number' },
): Place | undefined {
  if (after === undefined || after === '') return undefined;
  try {
    const place = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as Record<string, unknown>;
    if (Object.entries(shape).every(([key, type]) => typeof place[key] === type)) return place as Place;
  } catch {
    // What cannot be read is no cursor of ours.
  }
  throw new BadRequestError('bad_cursor', 'Không đọc được vị trí trong danh sách. Hãy tải lại danh sách.');
}
