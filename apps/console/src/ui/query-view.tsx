import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { ApiError } from '../api/problem';
import { ErrorPage } from '../shell/error-page';
import { Loading } from './loading';
import { ProblemNotice } from './problem-notice';

export interface QueryViewProps<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
  /** Part of a screen: errors as a notice instead of a page of their own. */
  part?: boolean;
}

/** Loading, refused, absent, failed, or the thing itself. What was read before stays visible while the network is away. */
export function QueryView<T>({ query, children, part }: QueryViewProps<T>) {
  const retry = () => void query.refetch();
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemNotice error={query.error} retry={retry} />}
        {children(query.data)}
      </>
    );
  }
  if (query.isPending) return <Loading small={part} />;
  if (!part && query.error instanceof ApiError && query.error.status > 0) return <ErrorPage error={query.error} retry={retry} />;
  return <ProblemNotice error={query.error} retry={retry} />;
}
