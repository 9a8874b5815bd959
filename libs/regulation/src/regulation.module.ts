import { Global, Module } from '@nestjs/common';
import { Calendar } from './calendar/calendar.service.js';
import { EditCalendarAction } from './calendar/edit-calendar.action.js';
import { CalendarController } from './http/calendar.controller.js';
import { RulesController } from './http/rules.controller.js';
import { RegulationSnapshot } from './regulation-snapshot.js';
import { RegulationRepository } from './regulation.repository.js';
import './regulation.permissions.js';
import { DecideOverrideAction } from './rules/decide-override.action.js';
import { Rules } from './rules/rules.service.js';

/** Rules at a date, the working calendar and deadlines, for every lib above. */
@Global()
@Module({
  providers: [RegulationRepository, RegulationSnapshot, Rules, Calendar, EditCalendarAction, DecideOverrideAction],
  controllers: [RulesController, CalendarController],
  exports: [Rules, Calendar, RegulationSnapshot, DecideOverrideAction],
})
export class RegulationModule {}
