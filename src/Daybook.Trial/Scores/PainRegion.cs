namespace Daybook.Trial;

/// <summary>The 19 regions of the widespread pain index, in the order in which <see cref="Instrument.Wpi"/> asks for them.</summary>
public enum PainRegion
{
    LeftJaw,
    RightJaw,
    LeftShoulderGirdle,
    RightShoulderGirdle,
    LeftUpperArm,
    RightUpperArm,
    LeftLowerArm,
    RightLowerArm,
    LeftHip,
    RightHip,
    LeftUpperLeg,
    RightUpperLeg,
    LeftLowerLeg,
    RightLowerLeg,
    Neck,
    UpperBack,
    LowerBack,
    Chest,
    Abdomen,
}

/// <summary>The five parts of the body that the 2016 criteria count. Jaw, chest and abdomen belong to none of them.</summary>
public enum BodyPart
{
    LeftUpper,
    RightUpper,
    LeftLower,
    RightLower,
    Axial,
}
