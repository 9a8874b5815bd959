import { QuestionCircleOutlined } from '@ant-design/icons';
import { type ReactNode } from 'react';
import { ClauseText } from './clause-text';
import { Explain } from './explain';
import './why.css';

export interface WhyProps {
  title: string;
  children: ReactNode;
  basis?: string;
  label?: ReactNode;
}

/** Explains a number, a date or a refusal. */
export function Why({ title, children, basis, label }: WhyProps) {
  return (
    <Explain
      className={label ? 'why-text' : 'why'}
      label={label ?? <QuestionCircleOutlined aria-hidden />}
      ariaLabel={label ? undefined : `Vì sao: ${title}`}
      title={title}
    >
      {children}
      {basis && (
        <div className="basis-section">
          <b>Căn cứ {basis}</b>
          <ClauseText id={basis} />
        </div>
      )}
    </Explain>
  );
}
