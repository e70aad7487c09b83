/** Our server as `npm start` runs it: pages, websocket, full durability. DATA_DIR and PORT say where. */
import { answerParent } from '../answers.ts';

answerParent();
await import('../../../server/index.ts');
