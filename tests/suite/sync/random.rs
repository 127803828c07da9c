//! Two and three machines that work and sync in any order, at once, and are killed while they do: in the end all of them
//! hold every event.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use super::{Machine, Place};

const NAMES: [&str; 3] = ["laptop", "phone", "tower"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Syncs until nobody has anything new, and sees that all hold the same, and all of `events`.
fn settle(machines: &[Machine<'_>], events: &BTreeSet<String>) {
    for machine in machines.iter().chain(machines) {
        machine.does("sync");
    }
    let kept = machines[0].kept();
    for machine in machines {
        assert_eq!(machine.kept(), kept, "{} holds the same as {}", machine.name, machines[0].name);
        let here = machine.events();
        let missing: Vec<&String> = events.iter().filter(|event| !here.contains(*event)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{} lacks events", machine.name);
        // Who is killed while it writes leaves what it had not yet given its name.
        let told = machine.git(&["status", "--porcelain"]);
        let changed: Vec<&str> = told.lines().filter(|line| !line.contains("/.gradus-")).collect();
        assert_eq!(changed, Vec::<&str>::new());
        machine.git(&["fsck", "--strict"]);
        assert_eq!(machine.run("journal check").exit, 0);
    }
    let states: BTreeSet<String> = machines.iter().map(|machine| machine.run("list --json").out).collect();
    assert_eq!(states.len(), 1, "all show the same");
}

#[test]
fn whatever_the_order_all_end_with_everything() {
    for (seed, number) in [(1, 2), (2, 3)] {
        let place = Place::new();
        let machines: Vec<Machine<'_>> = NAMES[..number].iter().map(|name| place.machine(name)).collect();
        let mut dice = Dice(seed);
        let mut joined = [false; 3];
        let mut events = BTreeSet::new();
        for step in 0..24 {
            let turn = dice.roll(number);
            let machine = &machines[turn];
            match dice.roll(6) {
                0 => machine.does("done pytorch/tensors"),
                1 => machine.does(&format!("log 5 --note step-{step}")),
                2 => drop(machine.run("undo")),
                3 => machine.write(&format!("curricula/own/{}.toml", dice.roll(3)), &format!("n = {step}\n")),
                _ if joined[turn] => machine.does("sync"),
                _ => {
                    machine.does("sync init remote.git");
                    joined[turn] = true;
                }
            }
            events.extend(machine.events());
        }
        for (machine, joined) in machines.iter().zip(joined) {
            if !joined {
                machine.does("sync init remote.git");
            }
        }
        settle(&machines, &events);
    }
}

#[test]
fn machines_that_sync_at_once_lose_nothing() {
    let place = Place::new();
    let machines: Vec<Machine<'_>> = NAMES.iter().map(|name| place.joined(name)).collect();
    thread::scope(|scope| {
        for machine in &machines {
            scope.spawn(move || {
                for step in 0..4 {
                    machine.does(&format!("log 5 --note {}-{step}", machine.name));
                    // Who is outrun too often says so; the next sync sends it.
                    assert!(machine.run("sync").exit <= 1);
                }
            });
        }
    });
    let events: BTreeSet<String> = machines.iter().flat_map(Machine::events).collect();
    assert_eq!(events.len(), 12);
    settle(&machines, &events);
}

#[test]
fn a_sync_that_is_killed_leaves_nothing_half_done() {
    let place = Place::new();
    let machines: Vec<Machine<'_>> = NAMES[..2].iter().map(|name| place.joined(name)).collect();
    let mut dice = Dice(3);
    let mut events = BTreeSet::new();
    for step in 0..24 {
        let machine = &machines[step % 2];
        machine.does(&format!("log 5 --note step-{step}"));
        machine.write("curricula/own/core.toml", &format!("n = {step}\n"));
        events.extend(machine.events());
        let mut child = machine
            .command("sync")
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(dice.roll(150) as u64));
        drop(child.kill());
        child.wait().unwrap();
    }
    settle(&machines, &events);
}
