import { type SiteRequestView } from '../../api/types';

export interface StepProps {
  request: SiteRequestView;
  /** The step the request is at; else it is only shown. */
  current: boolean;
}
