/** The solver as a back-end meets the contract of all back-ends. */
import { openSolverSession } from '#rules/engine/network/solver-session.ts';
import { describeNetworkSession } from '#test/contract/network-session.ts';

describeNetworkSession('solver', openSolverSession, { tellsAll: false });
