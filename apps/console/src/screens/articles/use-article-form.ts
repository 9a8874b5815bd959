import { useCallback, useEffect, useRef, useState } from 'react';
import { type ArticleDraft, dropArticleDraft, keepArticleDraft, loadArticleDraft } from '../../drafts/article-draft';
import { type ArticleValues, sameValues } from './article-values';

const PAUSE = 800;

export interface ArticleForm {
  values: ArticleValues;
  dirty: boolean;
  /** When what was typed was last kept on this machine. */
  keptAt: string | null;
  /** A draft of an earlier visit that differs from what is saved. */
  found: ArticleDraft<ArticleValues> | null;
  set(changes: Partial<ArticleValues>): void;
  useFound(): void;
  dropFound(): void;
  /** What is on screen is now what is saved. */
  saved(values: ArticleValues): void;
  reset(values: ArticleValues): void;
}

/** The fields of an article, kept on this machine while they differ from what is saved. */
export function useArticleForm(site: string, article: string, stored: ArticleValues, version: number): ArticleForm {
  const [base, setBase] = useState(stored);
  const [values, setValues] = useState(stored);
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [found, setFound] = useState(() => {
    const draft = loadArticleDraft<ArticleValues>(site, article);
    return draft && !sameValues(draft.values, stored) ? draft : null;
  });
  const dirty = !sameValues(values, base);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    clearTimeout(timer.current);
    if (!dirty) return;
    timer.current = setTimeout(() => {
      const at = new Date().toISOString();
      keepArticleDraft(site, article, { values, baseVersion: version, at });
      setKeptAt(at);
    }, PAUSE);
    return () => clearTimeout(timer.current);
  }, [values, dirty, site, article, version]);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      keepArticleDraft(site, article, { values, baseVersion: version, at: new Date().toISOString() });
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty, values, site, article, version]);

  const set = useCallback((changes: Partial<ArticleValues>) => setValues((before) => ({ ...before, ...changes })), []);
  const reset = useCallback(
    (next: ArticleValues) => {
      clearTimeout(timer.current);
      dropArticleDraft(site, article);
      setBase(next);
      setValues(next);
      setKeptAt(null);
      setFound(null);
    },
    [site, article],
  );
  return {
    values,
    dirty,
    keptAt,
    found,
    set,
    useFound: () => {
      if (found) setValues(found.values);
      setFound(null);
    },
    dropFound: () => {
      dropArticleDraft(site, article);
      setFound(null);
    },
    saved: (next) => {
      setBase(next);
      if (sameValues(values, next)) {
        dropArticleDraft(site, article);
        setKeptAt(null);
      }
    },
    reset,
  };
}
