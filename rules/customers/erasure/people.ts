/** Erasure rules of what is about a person: account, profile, contacts. */
import { columns, deleted, type ModelRules } from './column-rule.ts';

/** Numbers, statuses, amounts: what audit rows say without anybody's words. */
const AUDITED = [
  ...['number', 'revision', 'version', 'from', 'to', 'status', 'total', 'change', 'difference'],
  ...['amount', 'orderId', 'agreedBy', 'workOrders', 'month', 'count', 'times', 'role'],
  ...['purpose', 'channel', 'decision', 'source'],
];

const STAFF = 'of the staff, who are not customers';

export const PEOPLE: Readonly<Record<string, ModelRules>> = {
  User: {
    ...deleted('the account ends with the person', 'id email passwordHash name locale role'),
    ...columns('not-personal', STAFF, 'delegateId delegateFrom delegateUntil'),
  },
  Session: deleted('signing in has ended', 'id userId guestId actingForId locale market'),
  PasswordReset: deleted('there is no account to reset', 'tokenHash userId'),
  RateLimit: columns('not-personal', 'counts under hashes, for an hour at most', 'key'),
  Customer: {
    ...columns('not-personal', 'a random id', 'id managerId'),
    ...columns('blank', 'the account is gone', 'userId'),
    ...columns('pseudonym', 'holds orders and quotes of one customer together', 'name email'),
    ...columns(
      'blank',
      'who and where the person is',
      'phone street postalCode city country vatId terms birthday bouncedEmail',
    ),
    ...columns('blank', 'what the person told us they spend', 'categoryCurrency'),
    ...columns('keep', 'which language and market was sold to: figures', 'locale market'),
    ...columns('keep', 'which prices the orders had: figures', 'customerGroup tier'),
  },
  CustomerWord: deleted('nobody is to be found by it', 'customerId word'),
  CustomerValue: deleted(
    'what the person was worth to the company',
    'customerId currency firstOn lastOn segment nextOn shareBasis',
  ),
  ValueSum: columns('not-personal', 'sums of many, made anew each day', 'of group currency'),
  CustomerIdentifier: deleted(
    'nobody is to be recognised by it',
    'id customerId kind value sessionId source',
  ),
  CustomerBlock: deleted('nobody is to be compared with it', 'customerId key'),
  DuplicateCandidate: deleted(
    'compares the person with others',
    'id firstId secondId reasons status decidedById',
  ),
  CustomerMerge: deleted(
    'holds a record of the person as it was',
    'id fromId intoId decidedBy reasons given changed moved mergedById undoneById',
  ),
  Message: deleted(
    'what was written to the person, and how they answered',
    'id customerId journey occasion subject status reason channel tokenHash mailId',
  ),
  JourneySwitch: columns('not-personal', STAFF, 'journey userId'),
  FollowUp: deleted('nobody is to be called any more', 'id customerId interactionId dueOn userId'),
  WantedOption: deleted(
    'what the person asked for and could not have',
    'id configurationId variable value rules',
  ),
  Insights: columns('not-personal', 'figures of many, made anew each day', 'id data'),
  UsageReading: deleted('how the person used what they bought', 'id orderLineId measure'),
  CrossSell: deleted(
    'what was proposed to the person, and how they answered',
    'id customerId guestId configurationId orderLineId familyId variable value reason group status',
  ),
  PointsLot: {
    ...columns('not-personal', 'a random id, and how points are earned', 'id rule'),
    ...columns('blank', 'what was left is given up, so that the books add up', 'customerId'),
  },
  PointsTransaction: {
    ...columns('not-personal', 'how points moved, under random ids', 'id kind rule key userId'),
    ...columns(
      'blank',
      'which order or code it was about, and why it was corrected',
      'subject text',
    ),
  },
  PointsEntry: columns('not-personal', 'how points moved', 'id transactionId book lotId'),
  PointsBudget: columns('not-personal', 'counters', 'rule year'),
  ReferralCode: deleted('nobody can come by it any more', 'code customerId'),
  Referral: deleted('who brought whom', 'id referrerId friendId status'),
  Preference: deleted('what the person told us', 'id customerId key value source orders'),
  ConsentDecision: deleted(
    'nothing is done with the data any more that would have to be allowed',
    'id customerId purpose channel decision locale source replaces userId',
  ),
  ProfileAccess: deleted('there is no profile to look at', 'id customerId userId day'),
  Interaction: deleted(
    'the relationship is over',
    'id customerId guestId userId channel direction kind subjectKind subjectId text data',
  ),
  AuditEvent: {
    ...columns('not-personal', 'names what was done', 'id action subjectKind requestId'),
    ...columns('keep', 'a random id; what it named is a pseudonym or gone', 'subjectId'),
    ...columns('blank', 'emptied with the account it names', 'userId'),
    ...columns('pseudonym', 'keeps what was done, not what was said', 'data', {
      only: AUDITED,
      // The status it came to, or the address it was sent to.
      words: ['to'],
    }),
  },
  OutboxMail: deleted(
    'what was written to the person, sent or not',
    'id to subject text html headers status error',
  ),
};
