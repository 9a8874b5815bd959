import { InvalidError } from '@cong-tinh/kernel';
import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { RULE_SENTENCES } from './rule-sentences.js';

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** Names of fields that nobody declared come from the caller, as many and as long as they like. */
const MOST_FAULTS = 20;
const LONGEST_FIELD = 100;

/** Flattens class-validator's tree into fields with Vietnamese sentences. */
export function fieldFaults(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field: field.slice(0, LONGEST_FIELD),
      message: isOurs(message, error.property) ? message : (RULE_SENTENCES[rule] ?? 'không hợp lệ'),
    }));
    return [...own, ...fieldFaults(error.children ?? [], `${field}.`)];
  });
}

/** A sentence written in the DTO says more than the rule's name; class-validator's own are English and begin with the field. */
const isOurs = (message: string, property: string): boolean =>
  /[À-ỹ]/.test(message) && ![`${property} `, 'each value in ', 'property ', 'nested property '].some((start) => message.startsWith(start));

/** DTOs are allow-lists: what they do not name is refused, with the field. */
export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const faults = fieldFaults(errors).slice(0, MOST_FAULTS);
      return new InvalidError(
        'invalid_input',
        `Dữ liệu chưa hợp lệ: ${faults.map((fault) => `${fault.field} ${fault.message}`).join('; ')}.`,
        {
          field: faults[0]?.field,
          details: { faults },
        },
      );
    },
  });
