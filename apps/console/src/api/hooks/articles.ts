import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import {
  type ArticleContent,
  type ArticleDetail,
  type ArticleState,
  type ArticleSummary,
  type ArticleVersionView,
  type CategoryView,
  type Page,
  type Verdict,
} from '../types';

export interface ArticleFilter {
  search?: string;
  state?: ArticleState;
  categoryId?: string;
}

const list = (site: string) => ['articles', site];
const one = (site: string, article: string) => ['article', site, article];

export function useCategories(site: string) {
  return useQuery({
    queryKey: ['categories', site],
    queryFn: () => read<Page<CategoryView>>(api.GET('/api/sites/{site}/categories', { params: { path: { site } } })),
    staleTime: 300_000,
  });
}

export function useArticles(site: string, filter: ArticleFilter) {
  return useInfiniteQuery({
    queryKey: [...list(site), filter],
    queryFn: ({ pageParam }) =>
      read<Page<ArticleSummary>>(
        api.GET('/api/sites/{site}/articles', {
          params: { path: { site }, query: { ...filter, limit: 30, after: pageParam ?? undefined } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useArticle(site: string, article: string | null) {
  return useQuery({
    queryKey: one(site, article ?? ''),
    queryFn: () => read<ArticleDetail>(api.GET('/api/sites/{site}/articles/{id}', { params: { path: { site, id: article! } } })),
    enabled: article !== null,
  });
}

export function useArticleVersions(site: string, article: string) {
  return useQuery({
    queryKey: [...one(site, article), 'versions'],
    queryFn: () =>
      read<Page<ArticleVersionView>>(api.GET('/api/sites/{site}/articles/{id}/versions', { params: { path: { site, id: article } } })),
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
  useChange(site, (body: ArticleContent) => read(api.POST('/api/sites/{site}/articles', { params: { path: { site } }, body })));

export const useSaveArticle = (site: string, article: string) =>
  useChange(site, (body: ArticleContent & { expectedVersion: number }) =>
    read(api.PUT('/api/sites/{site}/articles/{id}', { params: { path: { site, id: article } }, body })),
  );

export interface SubmissionInput {
  expectedVersion: number;
  checklist: string[];
  checklistVersion: number;
}

export interface SignatureInput {
  contentHash: string;
  verdicts: Partial<Record<Verdict, 'pass' | 'fail'>>;
  note?: string;
}

export interface RefusalInput {
  ground: string;
  note: string;
  duplicateOfId?: string;
  recheckOn?: string;
}

export interface WithdrawalInput {
  ground: string;
  publicReason: string;
}

function useArticleAct<T>(path: 'submission' | 'signatures' | 'refusal' | 'publication' | 'withdrawal', site: string, article: string) {
  return useChange(site, (body: T) =>
    read(api.POST(`/api/sites/{site}/articles/{id}/${path}`, { params: { path: { site, id: article } }, body })),
  );
}

export const useSubmitArticle = (site: string, article: string) => useArticleAct<SubmissionInput>('submission', site, article);
export const useSignArticle = (site: string, article: string) => useArticleAct<SignatureInput>('signatures', site, article);
export const useRefuseArticle = (site: string, article: string) => useArticleAct<RefusalInput>('refusal', site, article);
export const usePublishArticle = (site: string, article: string) => useArticleAct<{ contentHash: string }>('publication', site, article);
export const useWithdrawArticle = (site: string, article: string) => useArticleAct<WithdrawalInput>('withdrawal', site, article);
