//! Bars: how much of one is filled.

/// How many of a bar's cells are filled: the part rounded down, none only for nothing, all only for the whole. A bar of
/// one cell cannot keep both: it is filled only for the whole. Without a whole nothing is filled.
#[must_use]
pub fn filled(part: f64, whole: f64, cells: usize) -> usize {
    if cells == 0 || part.is_nan() || part <= 0.0 || whole.is_nan() || whole <= 0.0 {
        return 0;
    }
    if part >= whole {
        return cells;
    }
    // Shares such as 0.29 are stored a little too small; a full cell must not be lost by that.
    let exact = cells as f64 * part / whole + 1e-9;
    (exact as usize).max(1).min(cells - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_round_down_but_hide_neither_end() {
        let table = [
            (0.0, 10.0, 10, 0),
            (0.01, 10.0, 10, 1),
            (1.99, 10.0, 10, 1),
            (2.0, 10.0, 10, 2),
            (0.29, 1.0, 100, 29),
            (9.99, 10.0, 10, 9),
            (9.999_999_999_999, 10.0, 10, 9),
            (10.0, 10.0, 10, 10),
            (12.0, 10.0, 10, 10),
            (17.0, 46.0, 10, 3),
            (14.0, 16.0, 10, 8),
            (1.0, 2.0, 2, 1),
            (0.1, 2.0, 2, 1),
            (1.9, 2.0, 2, 1),
            (1.0, 2.0, 1, 0),
            (2.0, 2.0, 1, 1),
            (2.0, 2.0, 0, 0),
            (0.0, 0.0, 10, 0),
            (3.0, 0.0, 10, 0),
            (-1.0, 10.0, 10, 0),
            (f64::NAN, 10.0, 10, 0),
            (1.0, f64::NAN, 10, 0),
        ];
        for (part, whole, cells, wanted) in table {
            assert_eq!(filled(part, whole, cells), wanted, "{part} of {whole} in {cells} cells");
        }
    }
}
