namespace Daybook.Trial;

/// <summary>An instrument or a set of criteria whose value the product computes from numbered answers. No wording of any form is part of the product.</summary>
public enum Instrument
{
    /// <summary>Fibromyalgia Impact Questionnaire, first form: ten function sub-items.</summary>
    Fiq1991,

    /// <summary>Fibromyalgia Impact Questionnaire, version 2.0 of 1997: eleven function sub-items.</summary>
    Fiq1997,

    /// <summary>Revised Fibromyalgia Impact Questionnaire, 2009.</summary>
    Fiqr,

    /// <summary>Widespread pain index, 0 to 19.</summary>
    Wpi,

    /// <summary>Symptom severity scale of 2010, 0 to 12: a clinician grades the somatic symptoms.</summary>
    Sss2010,

    /// <summary>Symptom severity scale of 2011 and 2016, 0 to 12: three somatic symptoms are counted.</summary>
    Sss2016,

    /// <summary>The fibromyalgia severity score, 0 to 31: widespread pain index and symptom severity scale together.</summary>
    WpiSss2016,

    /// <summary>Patient's global impression of change, 1 (best) to 7.</summary>
    Pgic,

    /// <summary>The 1990 criteria: 1 met, 0 not met.</summary>
    Acr1990,

    /// <summary>The 2010 criteria: 1 met, 0 not met.</summary>
    Acr2010,

    /// <summary>The 2011 criteria (2010 by self-report): 1 met, 0 not met.</summary>
    Acr2011,

    /// <summary>The 2016 criteria: 1 met, 0 not met.</summary>
    Acr2016,
}
