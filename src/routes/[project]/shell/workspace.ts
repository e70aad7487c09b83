import type { getWorkspace } from '#lib/replica/context.ts';

export type Workspace = ReturnType<typeof getWorkspace>;
export type Peer = Workspace['presence']['peers'][number];
export type WaitingChange = Workspace['sync']['waiting'][number];
