import { type UseMutationResult } from '@tanstack/react-query';

export interface Consequences<R> {
  onSuccess(result: R): void;
  onError?(error: Error): void;
}

/** Makes a change and does what follows from it, even when its result has taken away the part of the screen that asked. */
export function act<T, R>(change: Pick<UseMutationResult<R, Error, T>, 'mutateAsync'>, input: T, then: Consequences<R>): void {
  // Failures are also handled once for all, in the mutation cache.
  void change.mutateAsync(input).then(then.onSuccess, then.onError ?? (() => undefined));
}
