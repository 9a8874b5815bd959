import { Button } from 'antd';
import { type ReactNode } from 'react';
import { describeProblem } from '../api/problem';
import { Notice } from './notice';

/** An error in its place, in words, with a way on. */
export function ProblemNotice({ error, retry, children }: { error: unknown; retry?: () => void; children?: ReactNode }) {
  const problem = describeProblem(error);
  return (
    <Notice
      tone="err"
      title={problem.title}
      announce
      actions={
        retry && problem.worthRetrying ? (
          <Button size="small" onClick={retry}>
            Thử lại
          </Button>
        ) : undefined
      }
    >
      {problem.text}
      {problem.reference && <div className="hint">Mã hỗ trợ: {problem.reference}</div>}
      {children}
    </Notice>
  );
}
