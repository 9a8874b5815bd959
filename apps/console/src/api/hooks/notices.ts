import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';

const NOTICES = ['notices'];

/** The letters that the signed-in person gets, and which of them he wants. */
export function useNotices() {
  return useQuery({ queryKey: NOTICES, queryFn: () => read(api.GET('/api/me/notices', {})) });
}

export function useChooseNotice(kind: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => read(api.PUT('/api/me/notices/{kind}', { params: { path: { kind } }, body: { wanted } })),
    onSettled: () => cache.invalidateQueries({ queryKey: NOTICES }),
  });
}
