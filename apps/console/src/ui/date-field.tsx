import { Input } from 'antd';
import { lazy, Suspense } from 'react';

const DatePickerField = lazy(() => import('./date-picker-field'));

export interface DateFieldProps {
  id?: string;
  value?: string | null;
  onChange?(value: string | null): void;
  min?: string;
  max?: string;
  placeholder?: string;
  'aria-label'?: string;
  'aria-required'?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** A day as 'YYYY-MM-DD', shown dd/mm/yyyy; the picker is loaded only where it is needed. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<Input readOnly id={props.id} aria-label={props['aria-label']} placeholder="dd/mm/yyyy" />}>
      <DatePickerField {...props} />
    </Suspense>
  );
}
