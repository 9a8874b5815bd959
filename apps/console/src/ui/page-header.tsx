import { type ReactNode } from 'react';
import { Link } from 'react-router';
import './page-header.css';

export interface Crumb {
  label: string;
  to?: string;
}

export interface PageHeaderProps {
  title: ReactNode;
  summary?: ReactNode;
  actions?: ReactNode;
  crumbs?: Crumb[];
}

/** One h1, one sentence, one primary action. */
export function PageHeader({ title, summary, actions, crumbs }: PageHeaderProps) {
  return (
    <header className="page-header">
      {crumbs && (
        <nav aria-label="Đường dẫn" className="crumbs">
          <ol>
            {crumbs.map((crumb, i) => (
              <li key={crumb.label}>
                {crumb.to ? (
                  <Link to={crumb.to}>{crumb.label}</Link>
                ) : (
                  <span aria-current={i === crumbs.length - 1 ? 'page' : undefined}>{crumb.label}</span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-header-row">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {summary && <div className="page-summary">{summary}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
    </header>
  );
}
