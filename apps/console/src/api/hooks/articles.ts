import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import {
  type ArticleDetail,
  type ArticleInput,
  type ArticleState,
  type RefusalInput,
  type SignatureInput,
  type SubmissionInput,
  type WithdrawalInput,
} from '../types';

export interface ArticleFilter {
  search?: string;
  state?: ArticleState[];
  category?: string;
  mine?: 'yes';
}

const list = (site: string) => ['articles', site];
const one = (site: string, article: string) => ['article', site, article];
const MINUTE = 60_000;

export function useCategories(site: string) {
  return useQuery({
    queryKey: ['categories', site],
    queryFn: () => read(api.GET('/api/sites/{site}/categories', { params: { path: { site } } })),
    staleTime: 5 * MINUTE,
  });
}

export function useArticles(site: string, filter: ArticleFilter) {
  return useInfiniteQuery({
    queryKey: [...list(site), filter],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/sites/{site}/articles', {
          params: { path: { site }, query: { ...filter, limit: 30, after: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useArticle(site: string, id: string) {
  return useQuery({
    queryKey: one(site, id),
    queryFn: () => read(api.GET('/api/sites/{site}/articles/{id}', { params: { path: { site, id } } })),
  });
}

export function useArticleVersions(site: string, id: string) {
  return useQuery({
    queryKey: [...one(site, id), 'versions'],
    queryFn: () => read(api.GET('/api/sites/{site}/articles/{id}/versions', { params: { path: { site, id } } })),
  });
}

/** The text of one version; versions never change. */
export function useArticleVersion(site: string, id: string, number: number | null) {
  return useQuery({
    queryKey: [...one(site, id), 'version', number],
    queryFn: () => read(api.GET('/api/sites/{site}/articles/{id}/versions/{number}', { params: { path: { site, id, number: number! } } })),
    enabled: number !== null,
    staleTime: Infinity,
  });
}

function useChange<T>(site: string, change: (body: T) => Promise<ArticleDetail>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (article) => {
      cache.setQueryData(one(site, article.id), article);
      return Promise.all([
        cache.invalidateQueries({ queryKey: list(site) }),
        cache.invalidateQueries({ queryKey: [...one(site, article.id), 'versions'] }),
        cache.invalidateQueries({ queryKey: ['queue'] }),
      ]);
    },
  });
}

export const useCreateArticle = (site: string) =>
  useChange(site, (body: ArticleInput) => read(api.POST('/api/sites/{site}/articles', { params: { path: { site } }, body })));

export const useSaveArticle = (site: string, id: string) =>
  useChange(site, (body: ArticleInput & { expectedVersion: number }) =>
    read(api.PUT('/api/sites/{site}/articles/{id}', { params: { path: { site, id } }, body })),
  );

export const useClassifyArticle = (site: string, id: string) =>
  useChange(site, (body: { genre: string }) =>
    read(api.POST('/api/sites/{site}/articles/{id}/classification', { params: { path: { site, id } }, body })),
  );

export const useSubmitArticle = (site: string, id: string) =>
  useChange(site, (body: SubmissionInput) =>
    read(api.POST('/api/sites/{site}/articles/{id}/submission', { params: { path: { site, id } }, body })),
  );

export const useSignArticle = (site: string, id: string) =>
  useChange(site, (body: SignatureInput) =>
    read(api.POST('/api/sites/{site}/articles/{id}/signatures', { params: { path: { site, id } }, body })),
  );

export const useRefuseArticle = (site: string, id: string) =>
  useChange(site, (body: RefusalInput) =>
    read(api.POST('/api/sites/{site}/articles/{id}/refusal', { params: { path: { site, id } }, body })),
  );

export const usePublishArticle = (site: string, id: string) =>
  useChange(site, () => read(api.POST('/api/sites/{site}/articles/{id}/publication', { params: { path: { site, id } } })));

export const useWithdrawArticle = (site: string, id: string) =>
  useChange(site, (body: WithdrawalInput) =>
    read(api.POST('/api/sites/{site}/articles/{id}/withdrawal', { params: { path: { site, id } }, body })),
  );
