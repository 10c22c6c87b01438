import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { DiagramSession } from '#rules/engine/dd/diagram-session.ts';
import { describeNetworkSession } from '../../../contract/network-session.ts';

describeNetworkSession('the diagram', (network) => {
  const diagram = compileDiagram(network);
  if (!diagram) throw new Error('a network this small always fits');
  return new DiagramSession(diagram, network.objectives);
});
