import { isIsoDate } from '@cong-tinh/kernel';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, registerDecorator, type ValidationOptions } from 'class-validator';

/** A property that is a real day, 'YYYY-MM-DD'. */
const IsDay =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name: 'isIsoDateText',
      target: target.constructor,
      propertyName: property as string,
      options,
      validator: { validate: isIsoDate },
    });

/** Documented and checked: a day that must be given. */
export const Day = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: String, format: 'date', description }), IsDay());

/** Documented and checked: a day that may be given. */
export const OptionalDay = (description: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ type: String, format: 'date', description }), IsOptional(), IsDay());
