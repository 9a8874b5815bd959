import { useQuery } from '@tanstack/react-query';
import { api, read } from '../client';

const MINUTE = 60_000;

/** What waits for this person, over all sites. */
export function useQueue() {
  return useQuery({
    queryKey: ['queue'],
    queryFn: () => read(api.GET('/api/me/queue', {})),
    refetchInterval: 2 * MINUTE,
  });
}
