import { type ReactNode } from 'react';
import './plain-table.css';

export interface PlainTableProps {
  caption: string;
  columns: string[];
  children: ReactNode;
  /** With a frame of its own, when it does not stand in a panel. */
  boxed?: boolean;
}

/** A table with a caption and scoped heads; on a phone its rows become blocks (cells name themselves with `data-label`). */
export function PlainTable({ caption, columns, children, boxed }: PlainTableProps) {
  const table = (
    <table className="plain-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  return boxed ? <div className="table-box">{table}</div> : table;
}
