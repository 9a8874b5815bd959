/** What an author typed and has not saved, kept on this machine only. */
export interface ArticleDraft<T> {
  values: T;
  /** Version of the article the draft was begun from; 0 for a new one. */
  baseVersion: number;
  at: string;
}

const key = (site: string, article: string) => `bai:${site}:${article}`;

export function loadArticleDraft<T>(site: string, article: string): ArticleDraft<T> | null {
  try {
    const stored = localStorage.getItem(key(site, article));
    return stored ? (JSON.parse(stored) as ArticleDraft<T>) : null;
  } catch {
    return null;
  }
}

export function keepArticleDraft<T>(site: string, article: string, draft: ArticleDraft<T>): void {
  try {
    localStorage.setItem(key(site, article), JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs the safety copy, not the work on screen.
  }
}

export function dropArticleDraft(site: string, article: string): void {
  localStorage.removeItem(key(site, article));
}
