import type { Choice } from './deeds.ts';
import type { Device } from './device.ts';
import type { World } from './world.ts';

export function hostile(world: World, device: Device, choice: Choice): void {
	void world;
	void device;
	void choice;
}
