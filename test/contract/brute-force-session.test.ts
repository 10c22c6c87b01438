/** The contract suite on the plainest session there is: it can be met. */
import { describeNetworkSession } from './network-session.ts';
import { bruteForceSession } from '../oracle/brute-force-session.ts';

describeNetworkSession('brute force', bruteForceSession, { networks: 60 });
