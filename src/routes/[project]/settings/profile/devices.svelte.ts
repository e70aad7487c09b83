import type { Device } from '#server/auth/devices.ts';
import { asked } from '#lib/asked.ts';

const PATH = '/api/devices';

/**
 * Where the person is signed in: known to the server alone. Every method rejects with an Error whose
 * message is fit to be shown.
 */
export class DeviceList {
	/** Null until it has been read. */
	all: Device[] | null = $state.raw(null);

	async read(): Promise<void> {
		const answer = await asked(PATH);
		({ devices: this.all } = (await answer.json()) as { devices: Device[] });
	}

	/** Signs one device out. */
	async end({ id }: Device): Promise<void> {
		await asked(`${PATH}?id=${encodeURIComponent(id)}`, { method: 'DELETE' });
		this.all = (this.all ?? []).filter((device) => device.id !== id);
	}

	/** Signs out all devices but this one. */
	async endOthers(): Promise<void> {
		await asked(`${PATH}?others=true`, { method: 'DELETE' });
		this.othersEnded();
	}

	/** The server has signed out all devices but this one. */
	othersEnded(): void {
		if (this.all) this.all = this.all.filter(({ isThis }) => isThis);
	}
}
