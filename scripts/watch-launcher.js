/**
 * Ends this process (as SIGTERM would) when the launcher named in SPOLU_LAUNCHER_PID is gone, even
 * if it was killed and could not hand a signal on. Does nothing without that variable.
 */
import process from 'node:process';

const launcher = Number(process.env.SPOLU_LAUNCHER_PID);

function isGone() {
	try {
		process.kill(launcher, 0);
		return false;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
	}
}

if (launcher > 0) {
	const timer = setInterval(() => {
		if (!isGone()) return;
		clearInterval(timer);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	timer.unref();
}
