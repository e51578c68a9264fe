"""Scores of bids, art. 108 D.Lgs. 36/2023: from prices and judgements to points, one concept a module.

::

    rounding    where the notice rounds, and how
    powers      fractional exponents, the same digits on every machine
    price_rule  formula and parameters of the economic element
    price       the formulas of the economic element
    caps        the most points the price may weigh
    columns     one exact number a bid, over one shared denominator
    committee   members' coefficients: direct, or by comparing bids in pairs
    criteria    the tree of criteria and sub-criteria
    quality     points of the tree, minimum scores, re-scaling
    overall     quality and price together, or quality alone at a fixed price; the ranking
    matrices    decision matrices and how they are normalised
    ahp         weights from pairwise comparisons, with their consistency
    topsis      closeness to the ideal solution
    electre     outranking and the bids nobody outranks

Nothing is rounded unless the notice says so, and no contested reading has a default here.
"""
