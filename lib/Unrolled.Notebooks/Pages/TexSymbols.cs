using System.Collections.Frozen;

namespace Unrolled.Notebooks.Pages;

/// <summary>The TeX names that lessons use, each with the character it stands for.</summary>
internal static class TexSymbols
{
    /// <summary>Letters: drawn as identifiers.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
        mu μ nu ν xi ξ pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ top ⊤ bot ⊥ ldots … dots … checkmark ✓
        """);

    /// <summary>Operators, relations and arrows.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Table("""
        odot ⊙ otimes ⊗ oplus ⊕ circ ∘ cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ bullet • setminus ∖ cap ∩ cup ∪
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒
        mapsto ↦ uparrow ↑ downarrow ↓ longrightarrow ⟶ forall ∀ exists ∃ neg ¬ land ∧ wedge ∧ lor ∨ vee ∨
        cdots ⋯ vdots ⋮ ddots ⋱ colon : prime ′ dagger † angle ∠
        """);

    /// <summary>Operators whose limits stand below and above in a displayed formula.</summary>
    public static readonly FrozenDictionary<string, string> Big =
        Table("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigodot ⨀ max max min min lim lim sup sup inf inf argmax arg\u00a0max argmin arg\u00a0min");

    /// <summary>Brackets.</summary>
    public static readonly FrozenDictionary<string, string> Fences = Table("""
        lVert ‖ rVert ‖ Vert ‖ | ‖ lvert | rvert | vert | mid ∣ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
        lbrace { rbrace } { { } } lbrack [ rbrack ]
        """);

    /// <summary>Marks above a letter.</summary>
    public static readonly FrozenDictionary<string, string> Accents =
        Table("hat ^ widehat ^ bar ¯ overline ‾ tilde ~ widetilde ~ vec → dot ˙ ddot ¨ check ˇ overrightarrow → overbrace ⏞");

    /// <summary>Spaces, in em.</summary>
    public static readonly FrozenDictionary<string, string> Spaces =
        Table(", 0.167em : 0.222em ; 0.278em ! -0.167em quad 1em qquad 2em thinspace 0.167em enspace 0.5em");

    /// <summary>Functions, set upright.</summary>
    public static readonly FrozenSet<string> Functions =
        "tanh sinh cosh sin cos tan exp log ln det diag dim ker Pr softmax sigmoid sign tr rank relu".Split(' ').ToFrozenSet();

    /// <summary>A letter or digit in bold (b), double-struck (d) or script (s); others stay as they are.</summary>
    public static string Styled(char letter, char style) => (style, letter) switch
    {
        ('d', 'C') => "ℂ", ('d', 'H') => "ℍ", ('d', 'N') => "ℕ", ('d', 'P') => "ℙ", ('d', 'Q') => "ℚ", ('d', 'R') => "ℝ", ('d', 'Z') => "ℤ",
        ('s', 'B') => "ℬ", ('s', 'E') => "ℰ", ('s', 'F') => "ℱ", ('s', 'H') => "ℋ", ('s', 'I') => "ℐ", ('s', 'L') => "ℒ", ('s', 'M') => "ℳ", ('s', 'R') => "ℛ",
        (_, >= 'A' and <= 'Z') => char.ConvertFromUtf32(style switch { 'b' => 0x1D400, 'd' => 0x1D538, _ => 0x1D49C } + letter - 'A'),
        ('b', >= 'a' and <= 'z') => char.ConvertFromUtf32(0x1D41A + letter - 'a'),
        ('d' or 'b', >= '0' and <= '9') => char.ConvertFromUtf32((style == 'b' ? 0x1D7CE : 0x1D7D8) + letter - '0'),
        _ => letter.ToString(),
    };

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(p => p[0], p => p[1]);
}
