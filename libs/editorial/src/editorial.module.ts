import { Module } from '@nestjs/common';
import './editorial.notices.js';
import './editorial.permissions.js';
import { ArticlePolicies } from './articles/article-policies.js';
import { ArticleSlugs } from './articles/article-slugs.js';
import { ArticleQueue } from './articles/article.queue.js';
import { ArticleRepository } from './articles/article.repository.js';
import { ArticleService } from './articles/article.service.js';
import { ClassifyArticleAction } from './articles/classify-article.action.js';
import { CreateArticleAction } from './articles/create-article.action.js';
import { EditArticleAction } from './articles/edit-article.action.js';
import { ArticleStepsController } from './articles/http/article-steps.controller.js';
import { ArticleController } from './articles/http/article.controller.js';
import { PublishArticleAction } from './articles/publish-article.action.js';
import { RefuseArticleAction } from './articles/refuse-article.action.js';
import { SignArticleAction } from './articles/sign-article.action.js';
import { SubmitArticleAction } from './articles/submit-article.action.js';
import { TellAuthor } from './articles/tell-author.listener.js';
import { WithdrawArticleAction } from './articles/withdraw-article.action.js';
import { Categories } from './categories/categories.service.js';
import { CategoryProvisioner } from './categories/category.provisioner.js';
import { CategoryRepository } from './categories/category.repository.js';
import { CategoryController } from './categories/http/category.controller.js';

const actions = [
  CreateArticleAction,
  EditArticleAction,
  ClassifyArticleAction,
  SubmitArticleAction,
  SignArticleAction,
  RefuseArticleAction,
  PublishArticleAction,
  WithdrawArticleAction,
];

/** Articles and their categories. Needs IdentityModule, ApprovalModule, PublicationModule and RegulationModule in the application. */
@Module({
  controllers: [ArticleController, ArticleStepsController, CategoryController],
  providers: [
    ...actions,
    ArticleService,
    ArticleRepository,
    ArticlePolicies,
    ArticleSlugs,
    ArticleQueue,
    TellAuthor,
    Categories,
    CategoryRepository,
    CategoryProvisioner,
  ],
  exports: [...actions, ArticleService, CategoryProvisioner],
})
export class EditorialModule {}
