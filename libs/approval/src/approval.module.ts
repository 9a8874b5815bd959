import { Global, Module } from '@nestjs/common';
import './approval.permissions.js';
import { ApprovalRepository } from './approvals/approval.repository.js';
import { Approvals } from './approvals/approvals.service.js';
import { OpenApprovalAction } from './approvals/open-approval.action.js';
import { RefuseApprovalAction } from './approvals/refuse-approval.action.js';
import { Routes } from './approvals/routes.service.js';
import { SignApprovalAction } from './approvals/sign-approval.action.js';
import { VoidApprovalAction } from './approvals/void-approval.action.js';
import { BoardProvisioner } from './boards/board.provisioner.js';
import { BoardRepository } from './boards/board.repository.js';
import { Boards } from './boards/boards.service.js';
import { EstablishBoardAction } from './boards/establish-board.action.js';
import { BoardController } from './boards/http/board.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { Queue } from './queue/queue.service.js';
import { SiteRules } from './rules/site-rules.js';
import { Signers } from './signers/signers.service.js';

const actions = [OpenApprovalAction, SignApprovalAction, RefuseApprovalAction, VoidApprovalAction, EstablishBoardAction];
const reads = [Approvals, Boards, Queue, Routes, Signers, SiteRules];

/** Who must agree before anything is published. */
@Global()
@Module({
  controllers: [BoardController, QueueController],
  providers: [...actions, ...reads, ApprovalRepository, BoardRepository, BoardProvisioner],
  exports: [...actions, ...reads, BoardProvisioner],
})
export class ApprovalModule {}
