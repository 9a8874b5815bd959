/** Where an article stands on its site. Flat; what a new site begins with is a rule. */
export interface Category {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly mandatory: boolean;
  readonly basis: string;
  readonly open: boolean;
}
