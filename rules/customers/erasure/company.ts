/** Erasure rules of what is the company's own: its products and its workshop. */
import { columns, type ModelRules } from './column-rule.ts';

const CATALOGUE = 'published for everybody';
const WORKSHOP = 'how a unit was built and by whom of the staff: safety asks for it for years';

export const COMPANY: Readonly<Record<string, ModelRules>> = {
  Family: columns('not-personal', CATALOGUE, 'id'),
  FamilyVersion: columns('not-personal', CATALOGUE, 'id familyId hash document'),
  Recommender: columns(
    'not-personal',
    'tells of groups of people alone, and is learnt anew within the hour without whoever is erased',
    'familyVersionId bytes hash historyHash',
  ),
  NumberRange: columns('not-personal', 'counters', 'id prefix'),
  WorkOrder: {
    ...columns('not-personal', 'random ids', 'id orderId orderLineId batchId'),
    ...columns('keep', WORKSHOP, 'number status snapshot dueDate printedHash'),
  },
  WorkOperation: columns(
    'not-personal',
    'the plan of a unit',
    'id workOrderId operation workCentre status',
  ),
  WorkEvent: {
    ...columns('not-personal', 'random ids', 'id workOrderId key userId'),
    ...columns('keep', WORKSHOP, 'kind data'),
  },
  Batch: columns('not-personal', 'units built together', 'id number'),
  WorkCentre: columns('not-personal', 'the workshop', 'id title calendar'),
};
