// per-commit WAL pages for a single-field edit
import { cpSync, statSync, rmSync } from 'node:fs';
import { createApp } from '/work/main/server/app.ts';
import { newId } from '/work/main/src/lib/model/ids.ts';
rmSync('/tmp/w2',{recursive:true,force:true}); cpSync('/tmp/w1','/tmp/w2',{recursive:true});
const app = await createApp({dataDir:'/tmp/w2', durability: 'normal'});
const sql = app.db.$client; sql.pragma('wal_autocheckpoint=0'); sql.pragma('wal_checkpoint(TRUNCATE)');
const p=app.projects.find('bench-1'); const m=[...p.all('members')].find(r=>r.fields.roles?.includes('admin'));
const R=app.collaboration.replicasOf(p); const name=R.nameFor(p.scopeOf(m.id));
const N=Number(process.argv[2]??0);
import { Document } from '@hocuspocus/server'; const others=[...p.all('members')].filter(r=>!r.fields.roles?.includes('admin')); for (const who of [m,...others].slice(0,N)) R.load(new Document(R.nameFor(p.scopeOf(who.id))));
sql.pragma('wal_checkpoint(TRUNCATE)');
const deals=[...p.all('deals')]; const client=newId(); let clock=0;
const size=()=>statSync('/tmp/w2/spolu.db-wal').size;
const t0=process.cpuUsage(); const s0=size(); const n=1800;
for(let i=0;i<n;i++){ await p.judge(m.id,[{client,clock:++clock,tx:newId(),at:Date.now(),base:1e9,collection:'deals',recordId:deals[i].id,op:'set',field:'title',value:'x'+i}]); }
const c=process.cpuUsage(t0);
console.log('replicas',N,'pages/commit',((size()-s0)/n/4120).toFixed(1),'cpu ms/edit',((c.user+c.system)/1000/n).toFixed(3));
process.exit(0);
