import { Fragment } from 'react';
import { type ParagraphDiff } from '../diff/paragraphs';
import './text-diff.css';

/** What was added and taken out, in words as well as colour. */
export function TextDiff({ paragraphs }: { paragraphs: ParagraphDiff[] }) {
  return (
    <div className="text-diff">
      {paragraphs.map((paragraph, i) => (
        <p key={i}>
          {paragraph.runs.map((run, j) => (
            <Fragment key={j}>
              {run.change === 'added' && (
                <ins>
                  <span className="sr-only">thêm: </span>
                  {run.text}
                </ins>
              )}
              {run.change === 'removed' && (
                <del>
                  <span className="sr-only">bỏ: </span>
                  {run.text}
                </del>
              )}
              {run.change === 'same' && run.text}{' '}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
