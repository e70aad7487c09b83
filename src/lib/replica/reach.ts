const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether trying makes sense: the machine that runs the server reaches it without any network. */
export function mayReach(): boolean {
	return navigator.onLine || THIS_MACHINE.test(location.hostname);
}
