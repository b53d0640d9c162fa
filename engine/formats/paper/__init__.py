"""An adventure on paper: clues first, arrivals behind them, answers with the staff."""
