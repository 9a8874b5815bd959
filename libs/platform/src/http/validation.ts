import { InvalidError } from '@cong-tinh/kernel';
import { type ValidationError, ValidationPipe } from '@nestjs/common';

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

const SENTENCES: Record<string, string> = {
  isNotEmpty: 'không được để trống',
  isDefined: 'phải có',
  isString: 'phải là chữ',
  isUuid: 'không phải mã hợp lệ',
  isInt: 'phải là số nguyên',
  isNumber: 'phải là số',
  isBoolean: 'phải là có hoặc không',
  isArray: 'phải là danh sách',
  isEmail: 'không phải địa chỉ thư điện tử',
  isIn: 'không nằm trong các giá trị cho phép',
  isEnum: 'không nằm trong các giá trị cho phép',
  isDateString: 'không phải ngày hợp lệ',
  isIsoDateText: 'không phải ngày hợp lệ (năm-tháng-ngày)',
  minLength: 'quá ngắn',
  maxLength: 'quá dài',
  isLength: 'có độ dài không phù hợp',
  min: 'nhỏ hơn mức cho phép',
  max: 'lớn hơn mức cho phép',
  arrayMinSize: 'có quá ít mục',
  arrayMaxSize: 'có quá nhiều mục',
  matches: 'không đúng mẫu',
  isUrl: 'không phải địa chỉ liên kết',
  whitelistValidation: 'không được gửi kèm',
};

/** Flattens class-validator's tree into fields with Vietnamese sentences. */
export function fieldFaults(errors: readonly ValidationError[], prefix = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = prefix + error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      // A message written in the DTO is ours and says more than the rule's name.
      message: /[À-ỹ]/.test(message) ? message : (SENTENCES[rule] ?? 'không hợp lệ'),
    }));
    return [...own, ...fieldFaults(error.children ?? [], `${field}.`)];
  });
}

/** DTOs are allow-lists: what they do not name is refused, with the field. */
export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const faults = fieldFaults(errors);
      const first = faults[0];
      return new InvalidError(
        'invalid_input',
        `Dữ liệu chưa hợp lệ: ${faults.map((fault) => `${fault.field} ${fault.message}`).join('; ')}.`,
        {
          field: first?.field,
          details: { faults },
        },
      );
    },
  });
