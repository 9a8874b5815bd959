import { Module } from '@nestjs/common';
import { HtmlReview } from './html-review.job.js';
import { HtmlReviewRepository } from './html-review.repository.js';

/** The nightly review of published texts; for applications that write, with AuditModule. Public pages alone do without. */
@Module({ providers: [HtmlReview, HtmlReviewRepository], exports: [HtmlReview] })
export class HtmlReviewModule {}
